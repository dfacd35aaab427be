package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.directory.Contact;
import io.wecomops.domain.directory.DepartmentId;
import io.wecomops.domain.directory.Departments;
import io.wecomops.domain.directory.Directory;
import io.wecomops.domain.directory.People;
import io.wecomops.domain.directory.TagId;
import io.wecomops.domain.directory.Tagged;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.Asked;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every {@link Directory} must do. Its company has below department 1 the department 2 with Ann and Ben, and below that
 * department 3 with Eve; tag 7 is borne by Ann and by department 3; nobody is called {@code ghost-1}, and nothing has number 99.
 */
public abstract class DirectoryContract {
    private static final UserId ANN = new UserId("ann");
    private static final DepartmentId TWO = new DepartmentId(2);
    private static final DepartmentId THREE = new DepartmentId(3);
    private static final DepartmentId NONE = new DepartmentId(99);

    /** Where the far end is silent, its time limit is two seconds at the most. */
    protected abstract Directory directory();

    /** One that is good at the far end. */
    protected abstract AccessToken token();

    protected abstract void farEndIs(FarEnd state) throws Exception;

    @Test
    void aPersonIsFoundWithTheirDepartments() {
        Contact ann = told(directory().contact(token(), ANN));
        assertThat(ann.userId()).isEqualTo(ANN);
        assertThat(ann.name()).isNotEmpty();
        assertThat(ann.departments()).contains(TWO);
        assertThat(ann.active()).isTrue();
    }

    @Test
    void theTreeBelowADepartmentHasItAndAllBelow() {
        Departments below = told(directory().below(token(), TWO));
        assertThat(below.ids()).containsExactlyInAnyOrder(TWO, THREE);
        Departments all = told(directory().below(token(), DepartmentId.ROOT));
        assertThat(all.ids()).contains(DepartmentId.ROOT, TWO, THREE);
    }

    @Test
    void membersAreADepartmentsOwn() {
        People people = told(directory().members(token(), TWO));
        assertThat(people.users()).containsExactlyInAnyOrder(ANN, new UserId("ben"));
    }

    @Test
    void aTagHasPeopleAndDepartments() {
        assertThat(told(directory().tagged(token(), new TagId(7)))).isEqualTo(new Tagged(List.of(ANN), List.of(THREE)));
    }

    @Test
    void whatIsNotThereIsUnknown() {
        assertThat(directory().contact(token(), new UserId("ghost-1"))).isInstanceOf(Asked.Unknown.class);
        assertThat(directory().below(token(), NONE)).isInstanceOf(Asked.Unknown.class);
        assertThat(directory().members(token(), NONE)).isInstanceOf(Asked.Unknown.class);
        assertThat(directory().tagged(token(), new TagId(99))).isInstanceOf(Asked.Unknown.class);
    }

    @Test
    void aTokenThatNobodyIssuedIsRejected() {
        var stranger = new AccessToken("nobody-issued-me", 1, Duration.ofHours(1));
        assertThat(directory().members(stranger, TWO)).isInstanceOf(Asked.TokenRejected.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"BUSY", "LOSING_ANSWERS", "BEHIND_A_BROKEN_GATEWAY", "SILENT"})
    void whatPassesIsUnavailableForAWhile(FarEnd state) throws Exception {
        AccessToken token = token();
        farEndIs(state);
        assertThat(directory().below(token, TWO)).isInstanceOf(Asked.Unavailable.class);
    }

    private static <T> T told(Asked<T> asked) {
        assertThat(asked).isInstanceOf(Asked.Told.class);
        return ((Asked.Told<T>) asked).value();
    }
}
