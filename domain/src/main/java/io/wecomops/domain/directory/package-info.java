/** Who works where, as far as an app may see: departments, their members, tags. */
package io.wecomops.domain.directory;
