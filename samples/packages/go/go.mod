module example.com/sample

go 1.25

require (
	github.com/gogo/protobuf v1.3.2
	golang.org/x/net v0.16.0
	golang.org/x/text v0.39.0
)
