package dev.aiemployee.core.simulation;

/** The notes that agents write. */
final class Texts {
    private Texts() {}

    static String task(String id, String domain) {
        return "---\nid: " + id + "\ntype: " + domain + "\ndomain: " + domain
                + "\npriority: medium\nstatus: needs_action\n---\n\n# " + id + "\n\nmiddle\n\n" + Operator.END;
    }

    static String approval(String id, String status) {
        return "---\nid: " + id + "\ntype: approval\naction: send_email\nstatus: " + status + "\n---\n\n# " + id
                + "\n\n" + Operator.END;
    }
}
