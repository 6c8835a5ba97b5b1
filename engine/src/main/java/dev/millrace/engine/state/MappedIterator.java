// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import java.util.Iterator;
import java.util.function.Function;

/** Shows the elements of another iterator as something else. */
final class MappedIterator<A, B> implements Iterator<B> {

    private final Iterator<A> elements;
    private final Function<A, B> view;

    MappedIterator(Iterator<A> elements, Function<A, B> view) {
        this.elements = elements;
        this.view = view;
    }

    @Override
    public boolean hasNext() {
        return elements.hasNext();
    }

    @Override
    public B next() {
        return view.apply(elements.next());
    }

    @Override
    public void remove() {
        elements.remove();
    }
}
