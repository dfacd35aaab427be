/**
 * Uploads and their sealing in {@code mass_upload}, {@code mass_upload_line} and {@code mass_audience}. The one idea to
 * know: whoever begins an upload or the sealing locks the task's row first; what is added then needs only its own fence.
 */
package io.wecomops.adapters.mysql.upload;
