package io.wecomops.application.masstask;

import io.wecomops.application.cache.Lookup;
import io.wecomops.domain.directory.Contact;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.token.TokenKey;

/** Finds one person in WeCom's contacts, as the app sees them. Thread-safe. */
@FunctionalInterface
public interface ContactLookup {
    Lookup<Contact> contact(TokenKey app, UserId user) throws InterruptedException;
}
