module example.com/sample

go 1.19

require (
	github.com/gogo/protobuf v1.3.2
	golang.org/x/net v0.7.0
	golang.org/x/text v0.7.0
)
