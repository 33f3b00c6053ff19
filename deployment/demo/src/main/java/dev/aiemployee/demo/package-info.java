/** The platinum demo: tells the product's whole story against embedded servers, and checks every step of it. */
@NullMarked
package dev.aiemployee.demo;

import org.jspecify.annotations.NullMarked;
