package io.wecomops.domain.directory;

import io.wecomops.domain.message.UserId;
import io.wecomops.domain.port.DrivenPort;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.Asked;

/**
 * Asks WeCom for what the token's app may see of the company, once per call and without retry. What it may not see is unknown.
 * Thread-safe. Bounded by the adapter's time limit.
 */
@DrivenPort
public interface Directory {
    Asked<Contact> contact(AccessToken token, UserId user);

    /** {@code top} and all below it. */
    Asked<Departments> below(AccessToken token, DepartmentId top);

    /** Those of the department itself, not of those below it. */
    Asked<People> members(AccessToken token, DepartmentId department);

    Asked<Tagged> tagged(AccessToken token, TagId tag);
}
