/**
 * The two fat jars against servers that are nobody's test double: Postfix and Dovecot, OpenSSH and git, each in a container
 * on loopback. Run by {@code deployment/containers/engine mvn -B verify -Pcontainers}.
 */
@NullMarked
package dev.aiemployee.containers;

import org.jspecify.annotations.NullMarked;
