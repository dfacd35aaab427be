package io.wecomops.domain.limit;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.port.DrivenPort;
import java.time.Duration;

/**
 * A limited number of permits that all nodes share. Each permit has an owner and a lease: a dead owner's permit comes
 * back when its lease ends. Thread-safe; time is the pool's own, never a caller's.
 *
 * <p>Every method throws {@link DependencyUnavailableException} where the shared state cannot be asked.
 */
@DrivenPort
public interface PermitPool {
    /**
     * Takes one of {@code limit} permits for {@code lease}. An owner that holds one already gets the same again, with its
     * fence, and its lease anew.
     *
     * @param lease positive, whole milliseconds
     */
    Attempt acquire(LimitKey pool, PermitOwner owner, int limit, Duration lease);

    /** Prolongs the owner's lease to {@code lease} from now; {@code false} where it has ended: the permit is lost. */
    boolean renew(LimitKey pool, PermitOwner owner, Duration lease);

    /** Gives the owner's permit back; nothing happens where it has none, and nobody else's is ever freed. */
    void release(LimitKey pool, PermitOwner owner);
}
