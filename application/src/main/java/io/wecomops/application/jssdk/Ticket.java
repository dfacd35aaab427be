package io.wecomops.application.jssdk;

/** A ticket while it holds. Secret: {@link #toString()} never shows its value. */
record Ticket(String value) {
    Ticket {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a ticket has a value");
        }
    }

    @Override
    public String toString() {
        return "Ticket[***]";
    }
}
