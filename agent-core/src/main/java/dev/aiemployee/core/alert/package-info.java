/**
 * What a person must look at, as a note where tasks are: what happened, what it means, what to do. A trouble that lasts has one alert,
 * which goes by itself when the trouble is over.
 */
@NullMarked
package dev.aiemployee.core.alert;

import org.jspecify.annotations.NullMarked;
