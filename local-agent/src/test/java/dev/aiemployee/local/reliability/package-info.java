/** Long runs against real processes and a real mail server; a slice of them is in the build. */
package dev.aiemployee.local.reliability;
