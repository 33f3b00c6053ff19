package dev.aiemployee.cloud.mail;

/**
 * A part of a mail that is listed and not read.
 *
 * @param name the file name on one line, or {@code (no name)}
 * @param type the media type, lower case, as the mail claims it
 * @param size bytes after the transfer encoding was undone
 */
public record ListedPart(String name, String type, long size) {}
