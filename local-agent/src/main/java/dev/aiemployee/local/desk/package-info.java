/** The operator's desk: looks at what was decided, carries it out, files it away. One tick is one round of it. */
@NullMarked
package dev.aiemployee.local.desk;

import org.jspecify.annotations.NullMarked;
