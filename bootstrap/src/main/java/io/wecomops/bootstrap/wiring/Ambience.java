package io.wecomops.bootstrap.wiring;

import io.wecomops.domain.time.Chance;
import io.wecomops.domain.time.IdGenerator;
import io.wecomops.domain.time.Sleeper;
import io.wecomops.domain.time.Ticker;

/** Time, chance and ids of this process. */
record Ambience(Sleeper sleeper, Ticker ticker, Chance chance, IdGenerator ids) {}
