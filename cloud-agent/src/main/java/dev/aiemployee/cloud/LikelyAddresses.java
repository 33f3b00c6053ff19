package dev.aiemployee.cloud;

import dev.aiemployee.cloud.mail.MailAddress;
import dev.aiemployee.cloud.triage.MailTask;
import dev.aiemployee.cloud.triage.OwnAddresses;
import dev.aiemployee.core.note.ParsedNote;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Addresses that open mail was written to and that may be the operator's without being named in {@code MAIL_OWN}. */
final class LikelyAddresses {
    private static final int MOST = 5;

    private LikelyAddresses() {}

    /**
     * A line for {@code check} about each of the most frequent ones. Reads every open mail task.
     *
     * @param setting what {@code MAIL_OWN} holds now; may be empty
     */
    static List<String> notes(VaultReader vault, AgentName agent, OwnAddresses own, String setting) {
        Map<String, Integer> mails = new TreeMap<>();
        Stream.of(VaultLayout.NEEDS_ACTION.child(Domain.EMAIL.value()), VaultLayout.IN_PROGRESS.child(agent.value()))
                .flatMap(folder -> vault.notesUnder(folder).stream())
                .flatMap(path -> written(vault, path, own).stream())
                .forEach(address -> mails.merge(address, 1, Integer::sum));
        return mails.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST)
                .map(one -> (one.getValue() == 1 ? "one open mail was" : one.getValue() + " open mails were")
                        + " written to " + one.getKey() + "; if that is you, set MAIL_OWN="
                        + (setting.isBlank() ? "" : setting.strip() + ",") + one.getKey())
                .toList();
    }

    private static Set<String> written(VaultReader vault, VaultPath path, OwnAddresses own) {
        Set<String> likely = new TreeSet<>();
        vault.read(path)
                .flatMap(ParsedNote::note)
                .flatMap(MailTask::of)
                .map(mail -> mail.facts().to())
                .filter(to -> to.stream().noneMatch(own::contains))
                .ifPresent(to -> to.stream()
                        .filter(own::isLikely)
                        .map(MailAddress::address)
                        .map(address -> address.toLowerCase(Locale.ROOT))
                        .forEach(likely::add));
        return likely;
    }
}
