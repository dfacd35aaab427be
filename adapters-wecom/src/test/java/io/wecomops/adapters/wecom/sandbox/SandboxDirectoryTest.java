package io.wecomops.adapters.wecom.sandbox;

import io.wecomops.domain.directory.Directory;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.testkit.contract.DirectoryContract;
import io.wecomops.testkit.contract.FarEnd;
import org.junit.jupiter.api.AfterEach;

class SandboxDirectoryTest extends DirectoryContract {
    private final SandboxFarEnd farEnd = new SandboxFarEnd("user/simplelist");

    @AfterEach
    void close() {
        farEnd.close();
    }

    @Override
    protected Directory directory() {
        return farEnd.adapters().directory();
    }

    @Override
    protected AccessToken token() {
        return farEnd.token();
    }

    @Override
    protected void farEndIs(FarEnd state) {
        farEnd.is(state);
    }
}
