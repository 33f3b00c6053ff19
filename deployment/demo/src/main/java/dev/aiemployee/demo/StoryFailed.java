package dev.aiemployee.demo;

/** A step of the story is not as it must be; the message says which, and what was found instead. */
final class StoryFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoryFailed(String message) {
        super(message);
    }
}
