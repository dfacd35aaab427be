package io.wecomops.application.jssdk;

import io.wecomops.application.cache.TextForm;

/** As it is. */
final class TicketForm implements TextForm<Ticket> {
    @Override
    public String write(Ticket ticket) {
        return ticket.value();
    }

    @Override
    public Ticket read(String text) {
        return new Ticket(text);
    }
}
