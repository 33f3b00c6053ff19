package dev.aiemployee.cloud.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressListTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ada@x.example | '' | ada@x.example",
                "<ada@x.example> | '' | ada@x.example",
                "Ada <ada@x.example> | Ada | ada@x.example",
                "\"Lovelace, Ada\" <ada@x.example> | Lovelace, Ada | ada@x.example",
                "\"A \\\"q\\\" B\" <ada@x.example> | A \"q\" B | ada@x.example",
                "ada@x.example (Ada L.) | Ada L. | ada@x.example",
                "Ada ada@x.example | Ada | ada@x.example",
                "Ada <@relay.example:ada@x.example> | Ada | ada@x.example",
                "Ada < ada @ x.example > | Ada | ada@x.example",
                "=?UTF-8?Q?J=C3=BCrgen?= <j@x.example> | Jürgen | j@x.example",
                "boss@bank.example <eve@crooks.example> | boss@bank.example | eve@crooks.example",
                "Lovelace, Ada <ada@x.example> | Lovelace, Ada | ada@x.example",
                "=?us-ascii?Q?J=C3=BCrgen?= <j@x.example> | Jürgen | j@x.example",
                "Ada <ada(she)@x.example(home)> | Ada | ada@x.example",
                "Ada <one> <ada@x.example> | Ada one | ada@x.example",
                "Nobody | Nobody | ''"
            })
    void oneAddressIsRead(String header, String name, String address) {
        assertThat(AddressList.parse(header)).containsExactly(new MailAddress(name, address));
    }

    @Test
    void listsAndGroupsAreRead() {
        assertThat(AddressList.parse("team: a@x.example, B <b@x.example>;, c@x.example"))
                .extracting(MailAddress::address)
                .containsExactly("a@x.example", "b@x.example", "c@x.example");
        assertThat(AddressList.parse("undisclosed-recipients:;")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Lovelace, Ada | a@x.example", "A \"q\" B\\C | a@x.example", "me@x.example | a@x.example"})
    void whatIsWrittenReadsBack(String name, String address) {
        MailAddress mailbox = new MailAddress(name, address);

        assertThat(AddressList.parse(mailbox.toString())).containsExactly(mailbox);
    }

    @Test
    @Timeout(60)
    void noListThrowsOrTakesLong() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> spice =
                List.of("(", ")", "<", ">", "\"", ":", ";", ",", "@", "[", "]", "\\", " ", "a", "to", "=?");

        for (int round = 0; round < 50_000; round++) {
            String list = random.ints(1 + random.nextInt(14), 0, spice.size())
                    .mapToObj(spice::get)
                    .collect(Collectors.joining());
            assertThatCode(() -> AddressList.parse(list))
                    .as("seed %d, round %d: %s", seed, round, list)
                    .doesNotThrowAnyException();
        }
        spice.forEach(sign -> AddressList.parse("a@b" + sign.repeat(30_000) + "c"));
    }

    @ParameterizedTest
    @CsvSource({
        "a@b@c.example",
        "ada",
        "@x.example",
        "ada@",
        "a b@x.example",
        "a>@x.example",
        "`x`@x.example",
        "'a,b@x.example'"
    })
    void whatCannotBeAnsweredIsNotUsable(String address) {
        assertThat(new MailAddress("", address).isUsable()).isFalse();
    }
}
