/** What tests share: a bare origin with real clones, and a clock that a test moves. */
package dev.aiemployee.core.support;
