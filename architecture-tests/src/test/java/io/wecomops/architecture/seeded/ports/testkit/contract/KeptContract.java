package io.wecomops.architecture.seeded.ports.testkit.contract;

import io.wecomops.architecture.seeded.ports.domain.Kept;

public abstract class KeptContract {
    protected abstract Kept kept();
}
