/// What operators see and steer: the startup gate, health, metrics, the admin port.
@NullMarked
package coach.ops;

import org.jspecify.annotations.NullMarked;
