package dev.aiemployee.local.cli;

import dev.aiemployee.local.approve.RiskFlags;
import java.util.List;
import java.util.stream.Collectors;

/** The drafter's warnings in a person's words. Pure. */
final class Risks {
    private Risks() {}

    static String inWords(List<String> risks) {
        return risks.stream().map(RiskFlags::inWords).collect(Collectors.joining(", "));
    }
}
