package io.wecomops.domain.token;

/** WeCom's number of an app within a company; positive. */
public record AgentId(int value) {
    public AgentId {
        if (value <= 0) {
            throw new IllegalArgumentException("must be a positive number, is " + value);
        }
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
