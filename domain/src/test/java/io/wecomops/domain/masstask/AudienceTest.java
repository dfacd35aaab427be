package io.wecomops.domain.masstask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wecomops.domain.message.UserId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudienceTest {
    private static Audience of(String... users) {
        return new Audience(Stream.of(users).map(UserId::new).toList());
    }

    @Test
    void spaceAndCaseMakeNobodyAnother() {
        var audience = of("ZhangSan", " zhangsan ", "lisi", "LISI\t", "ZHANGSAN");
        assertThat(audience.people()).containsExactly(new UserId("zhangsan"), new UserId("lisi"));
        assertThat(audience.doubles()).isEqualTo(3);
    }

    @Test
    void peopleStandWhereTheyWereFirstNamed() {
        assertThat(of("c", "a", "C", "b", "a").people())
                .extracting(UserId::value)
                .containsExactly("c", "a", "b");
    }

    @Test
    void withoutDoublesThereAreNone() {
        assertThat(of("a", "b").doubles()).isZero();
    }

    @Test
    void nobodyIsNoAudience() {
        assertThatThrownBy(() -> new Audience(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must have at least one recipient");
    }

    @Test
    void aHundredThousandAreTakenAndNotOneMore() {
        var user = new UserId("a");
        assertThat(new Audience(Collections.nCopies(100_000, user)).people()).containsExactly(user);
        assertThatThrownBy(() -> new Audience(Collections.nCopies(100_001, user)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must have at most 100000 recipients, has 100001");
    }

    @Test
    void itDoesNotChangeWithTheListItWasMadeOf() {
        var users = new ArrayList<>(List.of(new UserId("a")));
        var audience = new Audience(users);
        users.clear();
        assertThat(audience.users()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ORDER-2026.11_22:7", "0"})
    void bizNosAreTaken(String value) {
        assertThat(new BizNo(value)).hasToString(value);
    }

    @Test
    void caseCountsInABizNo() {
        assertThat(new BizNo("a")).isNotEqualTo(new BizNo("A"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a ", "a/b", "通知", "a\n", "a%20"})
    void otherBizNosAreRefused(String value) {
        assertThatThrownBy(() -> new BizNo(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBizNoHasAtMost64Characters() {
        assertThat(new BizNo("a".repeat(64)).value()).hasSize(64);
        assertThatThrownBy(() -> new BizNo("a".repeat(65))).isInstanceOf(IllegalArgumentException.class);
    }
}
