package io.wecomops.domain.upload;

/** What came of beginning an upload, or of going on with one. */
public sealed interface UploadBeginning {
    record Begun(UploadHold hold) implements UploadBeginning {}

    /** The task's recipients are not uploaded, or it takes no more of them. */
    record NotReceiving() implements UploadBeginning {}

    /** There is no such upload of this task. */
    record NoSuchUpload() implements UploadBeginning {}

    /** It is still under way, or has come to an end after which nothing can be added. */
    record NotCut(UploadState state) implements UploadBeginning {}
}
