package io.wecomops.sandbox;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** What goes wrong, and the limits that hold: a value for each {@link Fault}. Immutable. */
public final class Faults {
    private static final Faults NONE = new Faults(new EnumMap<>(Fault.class));

    private final EnumMap<Fault, Double> set;

    private Faults(EnumMap<Fault, Double> set) {
        this.set = set;
        double rates = 0;
        for (Fault fault : Fault.values()) {
            rates += fault.isRate() ? number(fault) : 0;
        }
        if (rates > 1.000001) {
            throw new IllegalArgumentException(
                    "a call meets one fate: the rates must add up to 1 at most, not " + rates);
        }
    }

    /** Nothing goes wrong; the limits are WeCom's published ones. */
    public static Faults none() {
        return NONE;
    }

    /** @throws IllegalArgumentException where the value is out of the fault's range */
    public Faults with(Fault fault, double value) {
        return with(Map.of(fault, value));
    }

    public Faults with(Map<Fault, Double> values) {
        var next = new EnumMap<>(set);
        values.forEach((fault, value) -> next.put(fault, fault.check(value)));
        return new Faults(next);
    }

    public double number(Fault fault) {
        return set.getOrDefault(fault, fault.unset());
    }

    public long whole(Fault fault) {
        return (long) number(fault);
    }

    public boolean isOn(Fault fault) {
        return number(fault) != 0;
    }

    /** Every fault with its value, in the order of the enum. */
    public Map<Fault, Double> all() {
        var all = new EnumMap<Fault, Double>(Fault.class);
        for (Fault fault : Fault.values()) {
            all.put(fault, number(fault));
        }
        return Collections.unmodifiableMap(all);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Faults that && all().equals(that.all());
    }

    @Override
    public int hashCode() {
        return all().hashCode();
    }

    @Override
    public String toString() {
        return "Faults" + set;
    }
}
