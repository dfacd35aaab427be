/** People, departments and tags, as the app of a token may see them. */
package io.wecomops.adapters.wecom.directory;
