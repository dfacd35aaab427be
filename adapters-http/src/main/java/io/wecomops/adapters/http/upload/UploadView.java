package io.wecomops.adapters.http.upload;

import io.wecomops.domain.upload.Upload;

/**
 * An upload as clients see it.
 *
 * @param upload its number within its task
 * @param lines how many have been read and stored
 * @param people how many of them name somebody, doubles included
 */
record UploadView(int upload, String state, int lines, int people) {
    static UploadView of(Upload upload) {
        return new UploadView(upload.number(), upload.state().code(), upload.lines(), upload.people());
    }
}
