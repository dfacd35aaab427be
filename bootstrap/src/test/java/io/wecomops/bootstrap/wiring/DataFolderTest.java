package io.wecomops.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {
    @TempDir
    private Path folder;

    @Test
    void itIsMadeAndTakenByOneOnly() {
        Path data = folder.resolve("a/b");

        try (var taken = DataFolder.take(data)) {
            assertThat(taken.database().getParent()).isEqualTo(data).isDirectory();
            assertThatThrownBy(() -> DataFolder.take(data))
                    .isInstanceOf(DataFolder.InUseException.class)
                    .hasMessageContaining("is in use by another process");
        }
    }

    @Test
    void itIsFreeAgainAfterwards() {
        DataFolder.take(folder).close();
        DataFolder.take(folder).close();
    }

    @Test
    void aFileInItsPlaceIsTold() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertThatThrownBy(() -> DataFolder.take(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot be used");
    }
}
