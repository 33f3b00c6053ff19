package dev.aiemployee.core.git.objects;

import org.jspecify.annotations.Nullable;

/**
 * One path that differs between two trees.
 *
 * @param path as the tree spells it; not vetted
 * @param before null when the path is new
 * @param after null when the path is gone
 */
public record TreeChange(
        String path, @Nullable TreeEntry before, @Nullable TreeEntry after) {}
