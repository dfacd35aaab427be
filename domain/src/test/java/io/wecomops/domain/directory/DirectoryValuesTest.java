package io.wecomops.domain.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wecomops.domain.message.UserId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectoryValuesTest {
    @Test
    void idsArePositiveAndShownAsNumbers() {
        assertThat(DepartmentId.ROOT).hasToString("1");
        assertThat(new TagId(12)).hasToString("12");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DepartmentId(0))
                .withMessage("must be a positive number, is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TagId(-1))
                .withMessage("must be a positive number, is -1");
    }

    @Test
    void aContactDoesNotChangeAfterwards() {
        var departments = new ArrayList<>(List.of(DepartmentId.ROOT));
        var contact = new Contact(new UserId("u"), "U", departments, true);
        departments.clear();
        assertThat(contact.departments()).containsExactly(DepartmentId.ROOT);
    }
}
