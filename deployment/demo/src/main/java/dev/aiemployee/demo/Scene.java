package dev.aiemployee.demo;

/** One part of the story: something happens, and it is checked. */
interface Scene {
    /** One line: what happens. */
    String title();

    /** Lets it happen. @throws StoryFailed when it is not as it must be */
    void play();
}
