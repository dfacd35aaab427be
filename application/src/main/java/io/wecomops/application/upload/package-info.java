/**
 * Recipients by upload: {@link io.wecomops.application.upload.OpenAwaitedTask} makes a task that waits,
 * {@link io.wecomops.application.upload.ReceiveUpload} stores what comes, and
 * {@link io.wecomops.application.upload.SealUploads} makes batches of it, in steps that any node can go on with.
 */
package io.wecomops.application.upload;
