package io.wecomops.adapters.http.upload;

import io.wecomops.application.upload.ReadLine;

/** How one line says whom it names. For one thread. */
interface LineFormat {
    /** @param text not blank */
    ReadLine read(int number, String text);
}
