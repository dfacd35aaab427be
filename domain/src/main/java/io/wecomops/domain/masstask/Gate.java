package io.wecomops.domain.masstask;

import java.time.Duration;

/** What stands between two waves of a gray release. */
public sealed interface Gate {
    /** A person opens each next wave. */
    record Manual() implements Gate {}

    /**
     * Opens by itself once the wave has ended and {@code hold} has passed, unless too many failed; then it stays shut until a
     * person opens it.
     *
     * <p>Too many means: even the lower end of the 95 % confidence interval (Wilson's) of the wave's failure ratio lies above
     * {@code maxFailureRate}. So one unlucky person among ten does not stop a campaign, and thirty of a thousand do where one in
     * a hundred is allowed. It is looked at while the wave runs, too. Those whose outcome is unknown count as failed.
     *
     * @param maxFailureRate 0 to 1
     * @param hold 0 to 7 days
     */
    record Auto(double maxFailureRate, Duration hold) implements Gate {
        private static final Duration LONGEST_HOLD = Duration.ofDays(7);
        /** The normal distribution's, for 95 % on both sides. */
        private static final double Z = 1.959964;

        public Auto {
            if (!(maxFailureRate >= 0 && maxFailureRate <= 1)) {
                throw new IllegalArgumentException("a failure rate is 0 to 1, not " + maxFailureRate);
            }
            if (hold.isNegative() || hold.compareTo(LONGEST_HOLD) > 0) {
                throw new IllegalArgumentException("a hold is 0 seconds to 7 days, not " + hold);
            }
        }

        /** Whether so many failed that the wave must not go on. */
        public boolean isBrokenBy(Progress wave) {
            long failed = wave.failed() + wave.unknown();
            return lowerBound(failed, failed + wave.sent()) > maxFailureRate;
        }

        /** The lower end of Wilson's interval for {@code failed} of {@code tried}; 0 where nothing was tried. */
        static double lowerBound(long failed, long tried) {
            if (failed == 0) {
                return 0;
            }
            double ratio = (double) failed / tried;
            double spread = Z * Math.sqrt(ratio * (1 - ratio) / tried + Z * Z / (4.0 * tried * tried));
            return (ratio + Z * Z / (2.0 * tried) - spread) / (1 + Z * Z / tried);
        }
    }
}
