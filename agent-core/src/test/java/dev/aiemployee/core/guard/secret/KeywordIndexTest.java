package dev.aiemployee.core.guard.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeywordIndexTest {
    @Test
    void aKeywordInsideAnotherOneIsFoundToo() {
        KeywordIndex index = new KeywordIndex(List.of(List.of("shes"), List.of("he")));
        List<String> hits = new ArrayList<>();

        index.find("a SHE and shes", (rule, end) -> hits.add(rule + " at " + end));

        assertThat(hits).containsExactly("1 at 4", "1 at 12", "0 at 13");
    }
}
