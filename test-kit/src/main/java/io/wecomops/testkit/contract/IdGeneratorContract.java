package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.time.IdGenerator;
import io.wecomops.testkit.AtOnce;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link IdGenerator} must do. */
public abstract class IdGeneratorContract {
    protected abstract IdGenerator ids();

    @Test
    void idsAreShortAndPlain() {
        assertThat(Stream.generate(ids()::next).limit(1000)).allMatch(id -> id.matches("[A-Za-z0-9-]{8,64}"));
    }

    @Test
    void noIdIsMadeTwice() {
        IdGenerator ids = ids();
        List<String> made = AtOnce.call(
                        64, _ -> Stream.generate(ids::next).limit(100).toList())
                .stream()
                .flatMap(List::stream)
                .toList();
        assertThat(made).hasSize(6400).doesNotHaveDuplicates();
    }
}
