package dev.aiemployee.cloud.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a mail that a list passed on is without that list. Whether the list is the operator's own, such as the group behind an office
 * address, the reader of a mail cannot know.
 *
 * @param ids for each List-Id the addresses that it may stand for: RFC 2919 writes {@code info@shop.example} as {@code info.shop.example}
 * @param posts the list's addresses as its other fields say them
 * @param writers who may have written, likeliest first, where the list put itself into From; empty when it did not
 * @param without what the mail is when the list's own fields do not count
 */
public record PassedOn(
        List<List<MailAddress>> ids, List<MailAddress> posts, List<MailAddress> writers, MailOrigin without) {
    private static final Pattern ID = Pattern.compile("<?([^<>\\s\"]{3,250})>?\\s*$");
    private static final Pattern POST = Pattern.compile("(?i)mailto:([^>?,;\\s]{3,250})");
    private static final Pattern NAMED =
            Pattern.compile("(?i)(?:^|\\blist\\s+)<?([^<>,;\\s]{1,200}@[^<>,;\\s]{1,200})>?");
    private static final Pattern VIA =
            Pattern.compile("(?i)\\W*(.{1,100}?)['\"]*\\s+(?:via|über|par|por|tramite)\\s.*");

    private static final int LONGEST_FOOTER = 2_000;

    /** An address, and the one it is made of: {@code info+unsubscribe@}, {@code info-leave@} and {@code info-request@} are of {@code info@}. */
    private static final Pattern ADDRESS = Pattern.compile(
            "([\\w.]{1,64}(?:-[\\w.]{1,64}?){0,6}?)(?:[+-](?:un)?(?:subscribe|leave|request|owners?))?(@[\\w-]{1,64}(?:\\.[\\w-]{1,64})+)");

    private static final Pattern LINE = Pattern.compile("(?m)^(?:-- ?|_{20,})$");

    public PassedOn {
        ids = List.copyOf(ids);
        posts = List.copyOf(posts);
        writers = List.copyOf(writers);
    }

    /** Whether every name that the list gives itself is one of these. */
    public boolean isBy(Predicate<MailAddress> own) {
        boolean byId = !ids.isEmpty() && ids.stream().allMatch(id -> id.stream().anyMatch(own));
        return byId || (!posts.isEmpty() && posts.stream().allMatch(own));
    }

    /** The addresses it is known by: where one writes to it, else the likeliest that each List-Id stands for. */
    public List<MailAddress> addresses() {
        List<MailAddress> known = posts.isEmpty()
                ? ids.stream().flatMap(id -> id.stream().limit(1)).toList()
                : posts;
        return known.stream().filter(MailAddress::isUsable).toList();
    }

    static List<List<MailAddress>> ids(HeaderFields headers) {
        return headers.all("List-Id").stream()
                .map(ID::matcher)
                .filter(Matcher::find)
                .map(id -> addresses(id.group(1)))
                .limit(10)
                .toList();
    }

    private static List<MailAddress> addresses(String id) {
        return id.indexOf('@') >= 0
                ? List.of(new MailAddress("", id))
                : IntStream.range(1, id.length() - 1)
                        .filter(at -> id.charAt(at) == '.')
                        .mapToObj(dot -> new MailAddress("", id.substring(0, dot) + '@' + id.substring(dot + 1)))
                        .toList();
    }

    static List<MailAddress> posts(HeaderFields headers) {
        Stream<MatchResult> posts = found(headers, "List-Post", POST);
        Stream<MatchResult> named =
                Stream.of("Mailing-List", "X-Mailing-List").flatMap(name -> found(headers, name, NAMED));
        return Stream.concat(posts, named)
                .map(address -> new MailAddress("", address.group(1)))
                .filter(MailAddress::isUsable)
                .limit(10)
                .toList();
    }

    private static Stream<MatchResult> found(HeaderFields headers, String name, Pattern pattern) {
        return headers.all(name).stream()
                .flatMap(value -> pattern.matcher(value).results());
    }

    /** A list whose writer's domain forbids that others send in its name says in From "Ada via Info", and elsewhere who it was. */
    static List<MailAddress> writers(HeaderFields headers, Correspondents people, Predicate<MailAddress> list) {
        MailAddress from = people.from().stream().findFirst().orElse(new MailAddress("", ""));
        Matcher via = VIA.matcher(from.name());
        if (!via.matches() && !list.test(from)) {
            return List.of();
        }
        List<MailAddress> writers = new ArrayList<>();
        writers.addAll(MailReader.addresses(headers, "X-Original-From"));
        writers.addAll(people.replyTo());
        writers.addAll(MailReader.addresses(headers, "X-Original-Sender"));
        String name = via.matches() ? via.group(1) : "";
        return writers.stream()
                .filter(MailAddress::isUsable)
                .filter(list.negate())
                .map(writer -> writer.name().isEmpty() ? new MailAddress(name, writer.address()) : writer)
                .limit(5)
                .toList();
    }

    /** The text before what a list writes below every mail: how to leave it, which is no sign of a newsletter here. */
    public static String withoutFooter(String text, Predicate<MailAddress> list) {
        int start = LINE.matcher(text)
                .results()
                .map(MatchResult::start)
                .reduce((one, next) -> next)
                .orElse(text.length());
        boolean lists = text.length() - start < LONGEST_FOOTER
                && ADDRESS.matcher(text.substring(start))
                        .results()
                        .anyMatch(found -> list.test(new MailAddress("", found.group(1) + found.group(2))));
        return lists ? text.substring(0, start) : text;
    }
}
