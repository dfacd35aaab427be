/**
 * The one runnable program: settings, wiring, command line, logging. Knows every other module and is known by none; whoever
 * wants to see how the parts stand together reads {@link io.wecomops.bootstrap.wiring.Wiring}.
 */
package io.wecomops.bootstrap;
