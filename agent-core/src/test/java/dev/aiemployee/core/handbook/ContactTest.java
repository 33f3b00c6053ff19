package dev.aiemployee.core.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTest {
    private static final Handbook HANDBOOK = Handbook.parse(
            "## Contacts\n\n| Name | Address or domain |\n|---|---|\n| All | @shop.example |\n| Kim | kim@solo.example |\n");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eve%evil.example@shop.example",
                "evil.example!eve@shop.example",
                "\"eve@evil.example\"@shop.example",
                "@evil.example:eve@shop.example",
                "eve(x)@shop.example",
                "eve@evil.example@shop.example",
                "@shop.example",
                "eve@sh\u043ep.example",
                "eve@shop.example.evil.example",
                "\u212aim@solo.example"
            })
    void whatMayEndUpElsewhereIsNoContact(String address) {
        assertThat(HANDBOOK.find(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Eve@SHOP.example", "eve+list@shop.example", "KIM@solo.example", "o'neil@shop.example"})
    void theContactIs(String address) {
        assertThat(HANDBOOK.find(address)).isPresent();
    }
}
