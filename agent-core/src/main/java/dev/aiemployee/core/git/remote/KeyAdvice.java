package dev.aiemployee.core.git.remote;

import dev.aiemployee.core.env.Quoted;
import dev.aiemployee.core.git.Advice;
import java.util.Locale;

/**
 * Every command about SSH keys that an operator is advised to type, in one place like {@link Advice}, so that a test can carry out each
 * of them as it stands.
 */
public enum KeyAdvice {
    /** A key without a passphrase where there is none. Its folder, the key. */
    MAKE("mkdir -p %s && ssh-keygen -q -t ed25519 -N '' -f %s"),
    /** The public half of a key. The key, twice. */
    SHOW("chmod go= %s && ssh-keygen -y -f %s"),
    /** What the server shows, to be compared before it is pinned. Port, host. */
    ASK("ssh-keyscan -p %s %s 2>/dev/null | ssh-keygen -lf -"),
    /** Pins the server. Its folder, port, host, known hosts. */
    PIN("mkdir -p %s && ssh-keyscan -p %s %s >> %s"),
    /** Forgets the server's old key. Name in the file, known hosts. */
    FORGET("ssh-keygen -R %s -f %s");

    private final String words;

    KeyAdvice(String words) {
        this.words = words;
    }

    /** The command with what it is about, each as a shell takes it. */
    public String command(Object... about) {
        Object[] quoted = new Object[about.length];
        for (int i = 0; i < about.length; i++) {
            quoted[i] = Quoted.shell(about[i]);
        }
        return String.format(Locale.ROOT, words, quoted);
    }

    String inSentence(Object... about) {
        return "`" + command(about) + "`";
    }
}
