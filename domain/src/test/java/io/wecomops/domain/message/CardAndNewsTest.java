package io.wecomops.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wecomops.domain.error.Fault;
import io.wecomops.domain.error.Faults;
import io.wecomops.domain.error.InvalidInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardAndNewsTest {
    private static final String URL = "https://example.com/a?b=c";

    private static List<Fault> cardFaults(String title, String description, String url, Optional<String> button) {
        return FaultsOf.faults(() -> new Message.TextCard(title, description, url, button));
    }

    @Test
    void aCardCountsCharactersNotBytes() {
        assertThat(cardFaults("中".repeat(128), "😀".repeat(512), URL, Optional.of("去看看吧")))
                .isEmpty();
        assertThat(cardFaults("中".repeat(129), "😀".repeat(513), URL, Optional.of("去看看吧吧")))
                .containsExactly(
                        new Fault("/title", "must be at most 128 characters, has 129"),
                        new Fault("/description", "must be at most 512 characters, has 513"),
                        new Fault("/btntxt", "must be at most 4 characters, has 5"));
    }

    @Test
    void everyFaultOfACardIsToldAtOnce() {
        assertThatThrownBy(() -> new Message.TextCard(" ", "\ud800", "ftp://x", Optional.of("")))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Fault::pointer)
                                .containsExactly("/title", "/description", "/url", "/btntxt"));
    }

    @Test
    void controlCharactersAreRefusedInCardsToo() {
        assertThat(cardFaults("a\u0007", "b\u0007", URL, Optional.of("c\u0007")))
                .extracting(Fault::pointer)
                .containsExactly("/title", "/description", "/btntxt");
    }

    @Test
    void theButtonMayBeLeftOut() {
        assertThat(new Message.TextCard("a", "b", URL, Optional.empty()).type()).isEqualTo(MessageType.TEXT_CARD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a", "HTTPS://a.b/中文", "https://a?x=%20", "http://[::1]:8080/"})
    void addressesOfTheWebAreTaken(String url) {
        assertThat(cardFaults("a", "b", url, Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a.b",
                "//a.b",
                "ftp://a.b",
                "javascript:alert(1)",
                "https://",
                "https:///a",
                "http://a b",
                "http://a\n",
                " http://a",
                "http://a\u3000b",
                "http://a\u00a0"
            })
    void whatIsNoAddressOfTheWebIsRefused(String url) {
        assertThat(cardFaults("a", "b", url, Optional.empty()))
                .containsExactly(new Fault(
                        "/url", "must be an address that begins with http:// or https://, without white space"));
    }

    @Test
    void anAddressHasAtMost2048Bytes() {
        String longest = "https://a/" + "x".repeat(2038);
        assertThat(cardFaults("a", "b", longest, Optional.empty())).isEmpty();
        assertThat(cardFaults("a", "b", longest + "x", Optional.empty()))
                .containsExactly(new Fault("/url", "must be at most 2048 bytes of UTF-8, has 2049"));
    }

    @Test
    void anArticleCountsBytes() {
        assertThat(FaultsOf.faults(
                        () -> new Article("中".repeat(42) + "ab", Optional.of("😀".repeat(128)), URL, Optional.of(URL))))
                .isEmpty();
        assertThat(FaultsOf.faults(() ->
                        new Article("中".repeat(43), Optional.of("😀".repeat(129)), URL, Optional.of("picture.png"))))
                .containsExactly(
                        new Fault("/title", "must be at most 128 bytes of UTF-8, has 129"),
                        new Fault("/description", "must be at most 512 bytes of UTF-8, has 516"),
                        new Fault(
                                "/picurl",
                                "must be an address that begins with http:// or https://, without white space"));
    }

    @Test
    void anArticleNeedsATitleAndAnAddressOnly() {
        assertThat(new Article("a", Optional.empty(), URL, Optional.empty()).title())
                .isEqualTo("a");
        assertThat(FaultsOf.pointers(() -> new Article("", Optional.of(""), "", Optional.of(""))))
                .containsExactly("/title", "/url", "/picurl");
    }

    @Test
    void faultsOfAnArticlePointIntoTheNewsThatHoldsIt() {
        var faults = new Faults();
        faults.read("/articles/3", () -> new Article("", Optional.empty(), "", Optional.empty()));
        assertThat(faults.found()).extracting(Fault::pointer).containsExactly("/articles/3/title", "/articles/3/url");
    }

    @Test
    void newsHaveOneToEightArticles() {
        var article = new Article("a", Optional.empty(), URL, Optional.empty());
        assertThat(new Message.News(List.of(article)).type()).isEqualTo(MessageType.NEWS);
        assertThat(new Message.News(Collections.nCopies(8, article)).articles()).hasSize(8);
        assertThat(FaultsOf.faults(() -> new Message.News(List.of())))
                .containsExactly(new Fault("/articles", "must have 1 to 8 articles, has 0"));
        assertThat(FaultsOf.faults(() -> new Message.News(Collections.nCopies(9, article))))
                .containsExactly(new Fault("/articles", "must have 1 to 8 articles, has 9"));
    }

    @Test
    void newsDoNotChangeWithTheListTheyWereMadeOf() {
        var articles = new ArrayList<>(List.of(new Article("a", Optional.empty(), URL, Optional.empty())));
        var news = new Message.News(articles);
        articles.clear();
        assertThat(news.articles()).hasSize(1);
    }
}
