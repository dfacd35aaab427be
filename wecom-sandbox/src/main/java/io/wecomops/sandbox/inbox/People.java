package io.wecomops.sandbox.inbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Gives each userid a number from 0 on; about 30 bytes a person. Ids are ASCII, and lower case already. */
final class People {
    private byte[] letters = new byte[1 << 14];
    /** Person n's id stands from starts[n] to starts[n + 1]. */
    private int[] starts = new int[1 << 10];
    /** Open addressing: a person's number plus one, 0 for a free place. A power of two, at most half full. */
    private int[] places = new int[1 << 11];

    private int size;

    int size() {
        return size;
    }

    String id(int person) {
        return new String(letters, starts[person], starts[person + 1] - starts[person], StandardCharsets.US_ASCII);
    }

    /** The person's number, or -1 for somebody not seen so far. */
    int find(String id) {
        return places[placeOf(id)] - 1;
    }

    int findOrAdd(String id) {
        int place = placeOf(id);
        if (places[place] == 0) {
            append(id);
            places[place] = size;
            if (size * 2 > places.length) {
                rehash();
            }
            return size - 1;
        }
        return places[place] - 1;
    }

    private void append(String id) {
        int start = starts[size];
        int end = start + id.length();
        if (end > letters.length) {
            letters = Arrays.copyOf(letters, Math.max(end, letters.length + letters.length / 2));
        }
        letters = put(id, start);
        size++;
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, starts.length + starts.length / 2);
        }
        starts[size] = end;
    }

    private byte[] put(String id, int start) {
        for (int i = 0; i < id.length(); i++) {
            letters[start + i] = (byte) id.charAt(i);
        }
        return letters;
    }

    private int placeOf(String id) {
        int place = spread(id.hashCode());
        while (places[place] != 0 && !isAt(places[place] - 1, id)) {
            place = (place + 1) & (places.length - 1);
        }
        return place;
    }

    private boolean isAt(int person, String id) {
        int start = starts[person];
        if (starts[person + 1] - start != id.length()) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            if (letters[start + i] != id.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int spread(int hash) {
        int mixed = hash * 0x9e3779b9;
        return (mixed ^ mixed >>> 15) & (places.length - 1);
    }

    private void rehash() {
        places = new int[places.length * 2];
        for (int person = 0; person < size; person++) {
            int place = spread(hash(person));
            while (places[place] != 0) {
                place = (place + 1) & (places.length - 1);
            }
            places[place] = person + 1;
        }
    }

    /** The same as {@link String#hashCode()} of the id. */
    private int hash(int person) {
        int hash = 0;
        for (int i = starts[person]; i < starts[person + 1]; i++) {
            hash = 31 * hash + letters[i];
        }
        return hash;
    }
}
