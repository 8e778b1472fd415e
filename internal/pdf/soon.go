package pdf

// soon begins work beside what follows. The function that it returns waits for the result; it is called once at most.
func soon[T any](work func() T) func() T {
	done := make(chan T, 1)
	go func() { done <- work() }()
	return func() T { return <-done }
}

// or pairs a result with what went wrong.
type or[T any] struct {
	value T
	err   error
}

// attempt makes one value of a function's two.
func attempt[T any](value T, err error) or[T] { return or[T]{value, err} }
