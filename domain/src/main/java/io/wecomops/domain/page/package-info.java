/** Lists page by position: a page says where to go on, and stays right while the list grows. */
package io.wecomops.domain.page;
