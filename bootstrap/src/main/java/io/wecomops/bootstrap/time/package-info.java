/** The real time, ids and chance of this process, behind the ports that let tests give their own. */
package io.wecomops.bootstrap.time;
