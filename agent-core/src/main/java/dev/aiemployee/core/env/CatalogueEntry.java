package dev.aiemployee.core.env;

import dev.aiemployee.core.task.AgentKind;
import java.util.Set;

/**
 * One line of the catalogue, built up word by word.
 *
 * @param fallback the default; empty when there is none
 * @param described whether {@code fallback} only says in words what the default depends on
 */
record CatalogueEntry(
        Set<AgentKind> agents,
        boolean required,
        boolean sensitive,
        ValueForm form,
        String fallback,
        boolean described,
        String meaning) {
    static CatalogueEntry of(Set<AgentKind> agents, String meaning) {
        return new CatalogueEntry(agents, false, false, ValueForm.TEXT, "", false, meaning);
    }

    CatalogueEntry needed() {
        return new CatalogueEntry(agents, true, sensitive, form, fallback, described, meaning);
    }

    CatalogueEntry secret() {
        return new CatalogueEntry(agents, required, true, form, fallback, described, meaning);
    }

    CatalogueEntry form(ValueForm newForm) {
        return new CatalogueEntry(agents, required, sensitive, newForm, fallback, described, meaning);
    }

    CatalogueEntry oneOf(String... words) {
        return form(ValueForm.oneOf(words));
    }

    CatalogueEntry or(String value) {
        return new CatalogueEntry(agents, required, sensitive, form, value, false, meaning);
    }

    CatalogueEntry said(String words) {
        return new CatalogueEntry(agents, required, sensitive, form, words, true, meaning);
    }
}
