package dev.aiemployee.core.env;

import dev.aiemployee.core.task.AgentKind;
import java.util.Set;

/**
 * One line of the catalogue, built up word by word.
 *
 * @param fallback the default; empty when there is none
 * @param described whether {@code fallback} only says in words what the default depends on
 */
record Entry(
        Set<AgentKind> agents,
        boolean required,
        boolean sensitive,
        ValueForm form,
        String fallback,
        boolean described,
        String meaning) {
    static Entry of(Set<AgentKind> agents, String meaning) {
        return new Entry(agents, false, false, ValueForm.TEXT, "", false, meaning);
    }

    Entry needed() {
        return new Entry(agents, true, sensitive, form, fallback, described, meaning);
    }

    Entry secret() {
        return new Entry(agents, required, true, form, fallback, described, meaning);
    }

    Entry form(ValueForm newForm) {
        return new Entry(agents, required, sensitive, newForm, fallback, described, meaning);
    }

    Entry oneOf(String... words) {
        return form(ValueForm.oneOf(words));
    }

    Entry or(String value) {
        return new Entry(agents, required, sensitive, form, value, false, meaning);
    }

    Entry said(String words) {
        return new Entry(agents, required, sensitive, form, words, true, meaning);
    }
}
