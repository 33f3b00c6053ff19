package dev.aiemployee.core.env;

/**
 * One thing that a person has to put right before an agent can start.
 *
 * @param name the variable, or the file and line
 * @param what what is wrong; never holds the value of a credential
 * @param fix what to do
 */
public record Problem(String name, String what, String fix) {
    @Override
    public String toString() {
        return name + ": " + what + " - " + fix;
    }
}
