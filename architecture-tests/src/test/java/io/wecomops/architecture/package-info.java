/**
 * The rules of the house, over the compiled classes and the source folders of all modules. A rule is a function of the code,
 * not of its root package; so the same rule runs on ours and on a seeded fault ({@code seeded}), which shows that it bites.
 * And a rule must also see something: one whose package is misspelt, or whose vendor has gone, fails as blind.
 */
package io.wecomops.architecture;
